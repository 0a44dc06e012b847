"""A small book 小さな帳簿 made by hand for the checks of the campaign's proof: two applied, one accepted, one was passed over."""

import sqlite3

from bench.outside import Book

_TABLES = """
CREATE TABLE cases (id, process, person_id);
CREATE TABLE pages (case_id, body);
CREATE TABLE tasks (id, case_id, step, state);
CREATE TABLE messages (id, task_key, heard_by_page);
CREATE TABLE receipts (id, case_id, act, state, content);
CREATE TABLE postings (id, content);
CREATE TABLE campaign_days (name, day);
CREATE TABLE applications (case_id, call, person_id, state, posting_id, content, order_id);
CREATE TABLE candidacies (id, call);
CREATE TABLE matchings (call, announced_at, report);
CREATE TABLE personnel_orders (id, person_id, kind, post_id, effective_on);
CREATE TABLE letters (id, kind, person_id, case_id, task_id, once_key, created_at, not_before);
CREATE TABLE audit_rows (id, case_id);
INSERT INTO cases VALUES ('k', 'challenge_job', ''), ('c1', 'application', 'yamada'),
 ('c2', 'application', 'suzuki'), ('c3', 'application', 'ogawa');
INSERT INTO pages VALUES ('k', '{"marks": ["open_to_panels/1"]}');
INSERT INTO tasks VALUES ('t1', 'c1', 'read_outcome', 'open'), ('t3', 'c3', 'apply_for_posting', 'open');
INSERT INTO messages VALUES ('m1', 'apply_for_posting/1.1', 1), ('m2', 'follow_application/1.1', 2),
 ('m3', 'apply_for_posting/1.1', 1);
INSERT INTO receipts VALUES ('m1', 'c1', 'submit', 'applied', '{"mark": "a"}'),
 ('m2', 'c1', 'submit', 'applied', '{"mark": "b"}'), ('m3', 'c2', 'submit', 'applied', '{"mark": "c"}');
INSERT INTO postings VALUES ('p', '{"seats": 1, "post_id": "seat"}');
INSERT INTO campaign_days VALUES ('transfer_on', '2027-04-01');
INSERT INTO applications VALUES ('c1', 1, 'yamada', 'accepted', 'p', '{"mark": "b"}', 'posting-1'),
 ('c2', 1, 'suzuki', 'not_placed', NULL, '{"mark": "c"}', NULL);
INSERT INTO candidacies VALUES ('a1', 1), ('a2', 1);
INSERT INTO matchings VALUES (1, '2027-01-25', '{"pairs": 2, "blocking": [], "over_seats": [],
 "not_accepted": [], "not_named": [], "not_once": []}');
INSERT INTO personnel_orders VALUES ('posting-1', 'yamada', 'transfer', 'seat', '2027-04-01');
INSERT INTO letters SELECT 'l' || rowid, 'procedure_news', person_id, NULL, NULL,
 'procedure_news/k/5//' || person_id, '2026-10-01', '2026-10-01' FROM cases WHERE process = 'application';
INSERT INTO audit_rows VALUES ('r', 'k');
"""


def campaign_book() -> Book:
    """In memory."""
    book = Book(sqlite3.connect(":memory:"))
    book.connection.executescript(_TABLES)
    return book
