"""The layers inside ``models/`` as one import contract: the language 言葉 stays free of machinery.

import-linter's own contracts name modules one by one; the language is "all of models but tables
and queries", and a new noun must not be forgotten, so it is counted here.
"""

from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

KEPT_APART = ("tables", "queries")


class LanguageContract(Contract):
    """Language imports none of ``forbidden``, no table and no query; errors import nothing of it."""

    root = fields.StringField()
    forbidden = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        root = str(self.root)
        apart = tuple(f"{root}.{name}" for name in KEPT_APART)
        # A field of the class, a list once it is made.
        refused = (*apart, *cast("list[str]", self.forbidden))
        found = [
            (importer, imported)
            for importer in sorted(graph.modules)
            if _is_in(importer, (root,)) and not _is_in(importer, apart)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if _is_in(imported, refused)
            or (importer == f"{root}.errors" and _is_in(imported, (root,)))
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["found"]:
            output.print_error(f"{importer} is language and must not import {imported}", bold=False)


def _is_in(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
