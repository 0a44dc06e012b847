"""All tables of the book 台帳の全表: importing this module makes every one of them known, none forgotten."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from sqlalchemy import MetaData
from sqlmodel import SQLModel

import models.tables

TABLE_MODULES: Final = tuple(sorted(it.name for it in iter_modules(models.tables.__path__)))
for _name in TABLE_MODULES:
    if _name != "all":
        import_module(f"models.tables.{_name}")

METADATA: Final[MetaData] = SQLModel.metadata
"""Every table with its constraints, as the code of this version wants it."""
