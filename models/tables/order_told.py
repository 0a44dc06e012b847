"""Personnel orders whose cases have been told 発令の伝達: each order once, on its day or later."""

from datetime import datetime

from sqlmodel import Field

from models.tables.base import Row


class OrderToldRow(Row, table=True):
    """Written in the same transaction as the messages to the cases; ``told_at`` is business time."""

    __tablename__ = "orders_told"

    order_id: str = Field(primary_key=True, foreign_key="personnel_orders.id")
    told_at: datetime
