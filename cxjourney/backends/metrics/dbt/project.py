"""The models, metrics and sources of a dbt project, named, before any of it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cxjourney.backends.metrics.dbt.escape import literal, prose
from cxjourney.backends.metrics.specs import DIALECTS, Shown, Spec
from cxjourney.metrics.figures import digits
from cxjourney.metrics.formula import Formula, Input, Number, inputs_of
from cxjourney.metrics.ir import Table
from cxjourney.metrics.preparation import tables_of
from cxjourney.metrics.semantic.layer import (
    Aggregate,
    Arithmetic,
    Conversion,
    Expressed,
    Field,
    OrZero,
    OverMetrics,
    Quotient,
    Relation,
)
from cxjourney.metrics.semantic.names import Names
from cxjourney.metrics.texts import spoken

ENGINE = DIALECTS[0]
"""The dialect of the models."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model: its name, its text, and the folder that says what it is for."""

    name: str
    folder: str
    text: str


class Project:
    """What a dbt project of these metrics holds. Everything is worked out once, in the order of ids."""

    def __init__(self, here: Shown) -> None:
        from cxjourney.metrics.dialects.dialect import dialects
        from cxjourney.metrics.semantic.templated import templated

        self.here = here
        self.language = here.workspace.language
        self.locale = self.language.partition("-")[0]
        self.specs = tuple(spec for spec in here.specs if spec.executable)
        self.waiting = tuple(spec for spec in here.specs if not spec.executable)
        tables = sorted({table.source: table for spec in self.specs for table in tables_of(spec.resolved)}.items())
        names = Names()
        self.sources: Mapping[str, Table] = {names.give(id_): table for id_, table in tables}
        named: dict[tuple[str, str], str] = {}
        for name, table in self.sources.items():
            named.setdefault((table.format, table.location), name)
        self.slots, self.hooks = templated(dialects()[ENGINE], named, repr(self.specs))
        given = Names()
        self.metrics: Mapping[str, str] = {spec.id: given.give(spec.id) for spec in self.specs}
        self._given = given

    # ------------------------------------------------------------ the semantic layer

    @cached_property
    def expressed(self) -> Mapping[str, Expressed]:
        """The metrics of the semantic layer, by id; one that rests on another that is not there is left out."""
        from cxjourney.metrics.semantic.expressed import expressed

        found = {spec.id: made for spec in self.specs if (made := expressed(spec.resolved, self.hooks))}
        while lost := [id_ for id_, made in found.items() if not _below(made) <= found.keys()]:
            for id_ in lost:
                del found[id_]
        return found

    @cached_property
    def relations(self) -> Mapping[str, str]:
        """The text of each relation that the aggregates read, by the name of its model."""
        return {name: text for text, (name, _) in self._named.items()}

    @cached_property
    def _named(self) -> Mapping[str, tuple[str, Relation]]:
        """Relations with their names, by their text: equal ones are one."""
        names, found = Names(), dict[str, tuple[str, Relation]]()
        for made in self.expressed.values():
            for aggregate in made.aggregates:
                text = self._texts[id(aggregate.of)]
                if text not in found:
                    found[text] = names.give(" ".join(("cxj", *aggregate.of.topic))), aggregate.of
        return found

    @cached_property
    def _texts(self) -> Mapping[int, str]:
        """The text of each relation, by its identity: writing a query is what takes long."""
        relations = {id(each.of): each.of for made in self.expressed.values() for each in made.aggregates}
        return {key: self.text_of(relation) for key, relation in relations.items()}

    @cached_property
    def _readers(self) -> Mapping[str, list[tuple[str, Spec, Aggregate]]]:
        """The simple metrics that read each relation, by its text."""
        found: dict[str, list[tuple[str, Spec, Aggregate]]] = {}
        for metric, (spec, aggregate) in self.aggregates.items():
            found.setdefault(self._texts[id(aggregate.of)], []).append((metric, spec, aggregate))
        return found

    @cached_property
    def aggregates(self) -> Mapping[str, tuple[Spec, Aggregate]]:
        """The simple metrics by name. Those that are the metric itself bear its name."""
        found: dict[str, tuple[Spec, Aggregate]] = {}
        for spec in self.specs:
            for aggregate in self.expressed[spec.id].aggregates if spec.id in self.expressed else ():
                name = self.metrics[spec.id]
                if aggregate.part:
                    name = self._given.give(f"{name} {aggregate.part}")
                found[name] = (spec, aggregate)
        return found

    def semantic(self) -> dict[str, Any]:
        """The semantic layer, as plain data: a model for each relation, then the metrics made of others."""
        models = [self._model(name, relation, self._readers[text]) for text, (name, relation) in self._named.items()]
        whole = [made for spec in self.specs if (made := self._whole(spec)) is not None]
        return {"version": 2, "models": models, **({"metrics": whole} if whole else {})}

    def _model(self, name: str, relation: Relation, mine: list[tuple[str, Spec, Aggregate]]) -> dict[str, Any]:
        return {
            "name": name,
            "semantic_model": {"enabled": True},
            "primary_entity": f"{name}_row",
            "agg_time_dimension": relation.time,
            "columns": [self._column(field, tuple(spec for _, spec, _ in mine)) for field in relation.fields],
            "metrics": [self._simple(*each) for each in mine],
        }

    def _column(self, field: Field, specs: tuple[Spec, ...]) -> dict[str, Any]:
        name = field.name
        match field.role:
            case "time":
                return {"name": name, "granularity": "day", "dimension": {"type": "time", "name": name}}
            case "dimension":
                found = {"name": name, "dimension": {"type": "categorical", "name": name}}
                return {**found, **_only_currency(specs)} if name == "currency" else found
            case "entity":
                entity = f"{self.metrics[specs[0].id]}_attempt" if name == "attempt" else "unit"
                return {"name": name, "entity": {"type": "foreign", "name": entity}}
            case "value":
                return {"name": name}

    def _simple(self, name: str, spec: Spec, aggregate: Aggregate) -> dict[str, Any]:
        found: dict[str, Any] = {"name": name, **self._told(spec, aggregate.part), "type": "simple"}
        found |= {"agg": aggregate.how, "expr": aggregate.column or "1"}
        if aggregate.share is not None:
            # Without a type the quantile is exact; dbt 1.12 takes `continuous` for an approximate one.
            found["percentile"] = aggregate.share
        return found

    def _whole(self, spec: Spec) -> dict[str, Any] | None:
        made = self.expressed.get(spec.id)
        if made is None or isinstance(made.whole, Aggregate):
            return None
        named = {aggregate.part: name for name, (owner, aggregate) in self.aggregates.items() if owner.id == spec.id}
        found: dict[str, Any] = {"name": self.metrics[spec.id], **self._told(spec, "")}
        match made.whole:
            case OrZero(of):
                expr, used = f"COALESCE({named[of.part]}, 0)", [named[of.part]]
            case Quotient(numerator, denominator) if numerator.of is denominator.of or _counts_none(numerator):
                parts = {"numerator": named[numerator.part], "denominator": named[denominator.part]}
                return {**found, "type": "ratio", **parts}
            case Quotient(numerator, denominator):
                used = [named[numerator.part], named[denominator.part]]
                expr = f"1.0 * COALESCE({used[0]}, 0) / NULLIF({used[1]}, 0)"
            case Conversion(starts, arrivals, _):
                return {
                    **found,
                    "type": "conversion",
                    "entity": f"{self.metrics[spec.id]}_attempt",
                    "calculation": "conversion_rate",
                    "base_metric": named[starts.part],
                    "conversion_metric": named[arrivals.part],
                }
            case Arithmetic(factor, first, second, divisor):
                above = named[first.part] if second is None else f"({named[first.part]} - {named[second.part]})"
                expr = f"{_decimal(factor)} * {above} / NULLIF({named[divisor.part]}, 0)"
                used = list(dict.fromkeys(named[each.part] for each in made.aggregates))
            case OverMetrics(formula):
                expr = self._formula(formula)
                used = [self.metrics[id_] for id_ in inputs_of(formula)]
        return {**found, "type": "derived", "expr": expr, "input_metrics": [{"name": name} for name in used]}

    def kind(self, spec: Spec) -> str | None:
        """What a metric is in the semantic layer: `simple`, `ratio`, `conversion`, `derived`; None when it is not there."""
        if spec.id not in self.expressed:
            return None
        whole = self._whole(spec)
        return str(whole["type"]) if whole is not None else "simple"

    def _formula(self, formula: Formula) -> str:
        match formula:
            case Number(value):
                return _decimal(value)
            case Input(id_):
                return self.metrics[id_]
        left, right = self._formula(formula.left), self._formula(formula.right)
        if formula.sign == "/":
            return f"(1.0 * {left} / NULLIF({right}, 0))"
        return f"({left} {formula.sign} {right})"

    def _told(self, spec: Spec, part: str) -> dict[str, str]:
        """The label, which no two metrics share, and the sentence."""
        label = f"{spoken(spec.resolved.name, self.language, self.language)} ({spec.id}{' ' if part else ''}{part})"
        return {"label": prose(label), "description": prose(spec.sentence.in_(self.locale))}

    # ------------------------------------------------------------ models and sources

    def models(self) -> Iterator[Model]:
        """Every model: the relations of the semantic layer, then one a metric with its exact query."""
        for name, text in self.relations.items():
            yield Model(name, "semantic", text)
        for spec in self.specs:
            yield Model(f"cxj_number_{self.metrics[spec.id]}", "numbers", self.number(spec))

    def number(self, spec: Spec) -> str:
        """The query of a metric as a model, under the comment that it has everywhere."""
        from cxjourney.metrics.sql import query_with

        known = {each.id: each.resolved for each in self.specs}
        made = query_with(self.hooks, spec.resolved, known)
        assert made is not None  # the metric is executable
        comment = spec.queries[0].commented.removesuffix(spec.queries[0].text)
        return literal(comment) + self.filled(made.text.removesuffix(";\n") + "\n")

    def text_of(self, relation: Relation) -> str:
        """The query of a relation as a model."""
        return self.filled(relation.query.sql(dialect=self.hooks.sqlglot, pretty=True) + "\n")

    def filled(self, text: str) -> str:
        """A query with its dates and tables as dbt gives them."""
        from cxjourney.metrics.semantic.templated import filled

        return filled(text, self.slots, literal, _slot)

    def source_tables(self) -> dict[str, Any]:
        """Every source as plain data. A file is read where it lies, from the folder that a variable names."""
        return {"version": 2, "sources": [self._source(name, table) for name, table in self.sources.items()]}

    def _source(self, name: str, table: Table) -> dict[str, Any]:
        told = {"name": name, "description": prose(f"{table.source}: {table.location}")}
        if table.format != "table":
            read = self._reader(table)
            meta = {"external_location": read, "formatter": "template"}
            return {**told, "tables": [{"name": "rows", "config": {"meta": meta}}]}
        *above, location = (literal(part.replace('"', '""')) for part in table.location.split("."))
        database, schema = [None, None, *above][-2:]
        return {
            **told,
            **({"database": database} if database else {}),
            "schema": schema or "{{ target.schema }}",
            "quoting": {"database": True, "schema": True, "identifier": True},
            "tables": [{"name": "rows", "identifier": location}],
        }

    def _reader(self, table: Table) -> str:
        from cxjourney.metrics.dialects.dialect import dialects

        folder = "{{ var('data_folder') }}"
        mark = self.slots.mark
        here = dialects()[ENGINE].rows_of(table.format, f"{mark}/{table.location}")
        written = here.sql(dialect=self.hooks.sqlglot).replace("$", "$$")
        return literal(written).replace(mark, folder, 1)


def _below(made: Expressed) -> set[str]:
    return set(inputs_of(made.whole.formula)) if isinstance(made.whole, OverMetrics) else set()


def _only_currency(specs: Iterable[Spec]) -> dict[str, Any]:
    """A test that fails the build when amounts are in another currency than the metric's: they cannot be added."""
    wanted = {spec.resolved.currency for spec in specs}
    if len(wanted) != 1 or None in wanted:
        return {}
    return {"data_tests": [{"accepted_values": {"arguments": {"values": sorted(map(str, wanted))}}}]}


def _counts_none(aggregate: Aggregate) -> bool:
    """Whether it gives 0 for no row, as a count of different things does."""
    return aggregate.how == "count_distinct"


def _decimal(value: float) -> str:
    shown = digits(value)
    return shown if "." in shown else f"{shown}.0"


def _slot(kind: str, name: str) -> str:
    return f"{{{{ source('{name}', 'rows') }}}}" if kind == "rows" else f"{{{{ cxj_moment('{name}') }}}}"
