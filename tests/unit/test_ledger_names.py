"""What the analyst says of names, articles and positions wins over what the ledger settles by itself."""

from __future__ import annotations

from factory import PORT, UNION, demand, extraction, question, quote

from summit_tui.ledger import views
from summit_tui.ledger.ledger import Change, Ledger


def ledger(**more: object) -> Ledger:
    made = Ledger(**more)  # type: ignore[arg-type]
    made.apply(
        Change(
            upsert=(
                extraction(
                    "a.txt", demand(1, "Raise of nine percent"), demand(2, "Rest at night", issue="night shifts"),
                    quote(3, "We stay out", "Ines Moreau"), published="2031-03-03",
                ),
                extraction(
                    "b.txt", demand(1, "Longer shifts", PORT, issue="hours"), quote(3, "We can talk", "Tom Hale"),
                    question(4, "Will they meet"),
                ),
            )
        )
    )  # fmt: skip
    return made


def people(of: Ledger) -> dict[str, str]:
    rows = views.parties(of)
    return {row["name"]: row["side"] for row in rows.iter_rows(named=True) if row["level"] == "person"}


def sides(of: Ledger) -> set[str]:
    return {row["name"] for row in views.parties(of).iter_rows(named=True) if row["level"] == "side"}


class TestActors:
    def test_merged_actors_are_one_under_the_name_that_stays(self) -> None:
        one = ledger()
        one.set_names({"Tom Hale": "Ines Moreau"}, {}, {})
        assert set(people(one)) == {"Ines Moreau"}
        one.set_names({}, {}, {})
        assert set(people(one)) == {"Ines Moreau", "Tom Hale"}

    def test_a_new_name_stands_for_the_spellings_of_all(self) -> None:
        one = ledger()
        one.set_names({"Tom Hale": "The Envoys", "Ines Moreau": "The Envoys"}, {}, {})
        assert set(people(one)) == {"The Envoys"}

    def test_a_name_that_goes_under_itself_leaves_the_actor_that_the_machine_took_it_for(self) -> None:
        one = Ledger(aliases={"Ines Moreau": ["I. Moreau-Quist"]})
        one.apply(
            Change(upsert=(extraction("a.txt", quote(1, "One", "Ines Moreau"), quote(2, "Two", "I. Moreau-Quist")),))
        )
        before = set(people(one))
        one.set_names({"I. Moreau-Quist": "I. Moreau-Quist"}, {}, {})
        assert len(set(people(one))) == len(before) + 1

    def test_an_actor_moved_to_a_side_that_was_merged_is_on_the_side_that_stays(self) -> None:
        one = ledger()
        one.set_names({}, {}, {"Tom Hale": UNION})
        assert people(one)["Tom Hale"] == UNION
        one.set_names({}, {}, {"Tom Hale": "The Harbour", UNION: "The Harbour", PORT: "The Harbour"})
        assert sides(one) == {"The Harbour"} == set(people(one).values())

    def test_the_analyst_wins_over_the_settings(self) -> None:
        one = ledger(sides={"The Crews": [UNION, "Ines Moreau"]})
        assert people(one)["Ines Moreau"] == "The Crews"
        one.set_names({}, {}, {"The Crews": "Labour"})
        assert "Labour" in sides(one) and "The Crews" not in sides(one)


class TestIssues:
    def test_merged_issues_are_one_and_the_settings_lead_to_it(self) -> None:
        one = ledger(issues={"time": ["hours"]})
        one.set_names({}, {"time": "shifts", "night shifts": "shifts"}, {})
        rows = views.demands(one)
        assert set(rows["issue"].drop_nulls()) == {"wages", "shifts"}


class TestArticles:
    def test_what_is_told_of_an_article_dates_its_findings(self) -> None:
        one = ledger()
        one.set_told({"b.txt": {"published": "2031-04", "outlet": "The Quay"}, "a.txt": {"published": None}})
        about = views.article(one, "b.txt")
        assert about is not None and (about["when"], about["outlet"]) == ("Apr 31", "The Quay")
        rows = {row["summary"]: row["when"] for row in views.demands(one).iter_rows(named=True) if row["row"] == "item"}
        assert rows["Longer shifts"] == "Apr 31"
        assert rows["Raise of nine percent"] == "undated"

    def test_it_follows_a_rename(self) -> None:
        one = ledger()
        one.set_told({"b.txt": {"published": "2031-04"}})
        one.apply(Change(renamed=(("b.txt", "c.txt"),)))
        about = views.article(one, "c.txt")
        assert about is not None and about["when"] == "Apr 31"


class TestPositions:
    def test_a_folded_position_takes_along_what_comes_to_it_and_stands_under_the_other_s_issue(self) -> None:
        one = ledger()
        ids = {row["summary"]: row["position"] for row in views.demands(one).iter_rows(named=True)}
        goal = ids["Raise of nine percent"]
        told = {"position": goal, "whole": 1, "under": "wages"}
        folded = {"file": "a.txt", "kind": "demand", "finding": "d2", "state": "undecided", "after": told}
        one.decide([folded, {**folded, "finding": "d1"}])
        one.apply(Change(upsert=(extraction("c.txt", demand(5, "Rest at night", issue="night shifts")),)))
        row = next(row for row in views.demands(one).iter_rows(named=True) if row["position"] == goal)
        assert (row["pieces"], row["issue"], row["decided"]) == (3, "wages", 0)

    def test_what_was_split_off_goes_alone(self) -> None:
        one = ledger()
        one.apply(Change(upsert=(extraction("c.txt", demand(5, "Raise of nine percent")),)))
        row = {"file": "c.txt", "kind": "demand", "finding": "d5", "state": "undecided"}
        one.decide([{**row, "after": {"position": "split-1", "whole": None}}])
        pieces = {r["position"]: r["pieces"] for r in views.demands(one).iter_rows(named=True) if r["row"] == "item"}
        assert pieces["split-1"] == 1 and sorted(pieces.values()) == [1, 1, 1, 1]
