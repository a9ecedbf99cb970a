#!/usr/bin/env python3
"""Looks for a better seating than ours with OR-Tools CP-SAT, instance by instance.

Reads the lines the example `comparison` writes. Counts our seating anew, checks
its rules, then asks CP-SAT for any seating that costs less: a proof that there
is none means that ours is the best there is. None of our bounds is handed over.
"""

import argparse
import collections
import itertools
import json
import sys
import time

from ortools.sat.python import cp_model

ATTRIBUTES = ("profession", "workplace", "facilitator")


class Instance:
    def __init__(self, line):
        problem = line["problem"]
        self.people = problem["people"]
        self.n = len(self.people)
        self.weights = problem["weights"]
        self.rules = problem["rules"]
        self.past = {tuple(sorted((pair["a"], pair["b"]))) for pair in problem["past"]}
        tables = problem["tables"]
        seats = tables["sizes"] if "sizes" in tables else [self.n] * tables["equal"]
        self.k = len(seats)
        # Tables fill like water: full, at the level, or one above it.
        level = max(h for h in range(self.n + 1) if sum(min(s, h) for s in seats) <= self.n)
        self.low = [min(s, level) for s in seats]
        more = int(sum(self.low) < self.n)
        self.high = [min(s, level + more) for s in seats]

    def price(self, attribute):
        return self.weights["facilitator_pair" if attribute == "facilitator" else attribute]

    def classes(self, attribute):
        """The people of each value, where at least two have it."""
        members = collections.defaultdict(list)
        for person, about in enumerate(self.people):
            if about[attribute] is not None and about[attribute] is not False:
                members[about[attribute]].append(person)
        return [people for people in members.values() if len(people) > 1]

    def cost(self, table_of):
        at = [[p for p in range(self.n) if table_of[p] == t] for t in range(self.k)]
        cost = 0
        for table in at:
            for attribute in ATTRIBUTES:
                for p, q in itertools.combinations(table, 2):
                    value = self.people[p][attribute]
                    if value is not None and value is not False and value == self.people[q][attribute]:
                        cost += self.price(attribute)
            cost += self.weights["repeat"] * sum(pair in self.past for pair in itertools.combinations(sorted(table), 2))
            if len(table) > 1 and len({self.people[p]["profession"] for p in table}) == 1:
                cost += self.weights["one_profession_table"]
            if any(about["facilitator"] for about in self.people):
                cost += self.weights["facilitator_missing"] * (not any(self.people[p]["facilitator"] for p in table))
        return cost

    def keeps_rules(self, table_of):
        sizes = [table_of.count(t) for t in range(self.k)]
        rules = self.rules
        return (
            all(low <= size <= high for low, size, high in zip(self.low, sizes, self.high))
            and all(table_of[pin["person"]] == pin["table"] for pin in rules["pins"])
            and all(len({table_of[p] for p in group}) <= 1 for group in rules["together"])
            and all(table_of[a] != table_of[b] for a, b in rules["apart"])
        )

    def model(self):
        """The seatings that keep the rules, and what they cost."""
        model = cp_model.CpModel()
        n, k = self.n, self.k
        x = [[model.new_bool_var(f"x{p},{t}") for t in range(k)] for p in range(n)]
        for p in range(n):
            model.add_exactly_one(x[p])
        for t in range(k):
            size = sum(x[p][t] for p in range(n))
            model.add_linear_constraint(size, self.low[t], self.high[t])
        for pin in self.rules["pins"]:
            model.add(x[pin["person"]][pin["table"]] == 1)
        for group in self.rules["together"]:
            for p, q in itertools.pairwise(group):
                for t in range(k):
                    model.add(x[p][t] == x[q][t])
        for a, b in self.rules["apart"]:
            for t in range(k):
                model.add_at_most_one(x[a][t], x[b][t])
        self.break_symmetry(model, x)
        terms = self.alike_terms(model, x)
        terms += self.repeat_terms(model, x)
        terms += self.table_terms(model, x)
        return model, x, terms

    def break_symmetry(self, model, x):
        """Tables nobody is pinned to are alike if their sizes are: the first
        person (not pinned) at such tables takes the first of them, and so on."""
        pinned = {pin["table"] for pin in self.rules["pins"]}
        alike = collections.defaultdict(list)
        for t in range(self.k):
            if t not in pinned:
                alike[self.low[t], self.high[t]].append(t)
        held = {pin["person"] for pin in self.rules["pins"]}
        degree = collections.Counter(itertools.chain.from_iterable(self.past))
        order = sorted((p for p in range(self.n) if p not in held), key=lambda p: -degree[p])
        for tables in alike.values():
            for i, p in enumerate(order[: len(tables)]):
                for t in tables[i + 1 :]:
                    model.add(x[p][t] == 0)

    def alike_terms(self, model, x):
        terms = []
        for attribute in ATTRIBUTES:
            for people in self.classes(attribute):
                for t in range(self.k):
                    most = min(len(people), self.high[t])
                    steps = [model.new_bool_var("") for _ in range(most)]
                    model.add(sum(x[p][t] for p in people) == sum(steps))
                    for i, (fewer, more) in enumerate(itertools.pairwise(steps), 1):
                        model.add_implication(more, fewer)
                        terms.append((self.price(attribute) * i, more))
        return terms

    def repeat_terms(self, model, x):
        terms = []
        for p, q in sorted(self.past):
            again = model.new_bool_var(f"again{p},{q}")
            for t in range(self.k):
                model.add_bool_or(~x[p][t], ~x[q][t], again)
            terms.append((self.weights["repeat"], again))
        return terms

    def table_terms(self, model, x):
        terms = []
        volunteers = [p for p in range(self.n) if self.people[p]["facilitator"]]
        for t in range(self.k):
            if volunteers:
                missing = model.new_bool_var("")
                model.add_bool_or([x[p][t] for p in volunteers] + [missing])
                terms.append((self.weights["facilitator_missing"], missing))
            for people in self.classes("profession"):
                if len(people) >= max(2, self.low[t]):
                    others = [x[p][t] for p in range(self.n) if p not in set(people)]
                    only = model.new_bool_var("")
                    model.add_bool_or([*others, only])
                    terms.append((self.weights["one_profession_table"], only))
        return terms


def solver(limit, workers, seed):
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 2
    return solver


def compare(line, limit, workers):
    instance = Instance(line)
    model, x, terms = instance.model()
    ours = line["cost"]
    if ours is None:
        status = solver(limit, workers, line["seed"]).solve(model)
        outcome = {cp_model.INFEASIBLE: "refused, rightly"}.get(status)
        return outcome or ("not decided" if status == cp_model.UNKNOWN else "REFUSED WRONGLY"), None
    table_of = line["table_of"]
    if not instance.keeps_rules(table_of) or instance.cost(table_of) != ours:
        return "WRONG", instance.cost(table_of)
    scale = 20
    assert all(weight % scale == 0 for weight, _ in terms) and ours % scale == 0
    cost = sum(weight // scale * term for weight, term in terms)
    model.add(cost < ours // scale)
    model.minimize(cost)
    for p in range(instance.n):
        for t in range(instance.k):
            model.add_hint(x[p][t], int(table_of[p] == t))
    run = solver(limit, workers, line["seed"])
    status = run.solve(model)
    if status == cp_model.INFEASIBLE:
        return "equal, proven", ours
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        theirs = [next(t for t in range(instance.k) if run.value(x[p][t])) for p in range(instance.n)]
        assert instance.keeps_rules(theirs)
        return "theirs better", instance.cost(theirs)
    return "not decided", None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances")
    parser.add_argument("--count", type=int, help="instances at the most")
    parser.add_argument("--limit", type=float, default=20, help="seconds an instance")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, help="no further instance after so long")
    parser.add_argument("--seeds", help="only these, with commas between")
    parser.add_argument("--out", help="a line for each instance, as JSON")
    arguments = parser.parse_args()
    begin = time.monotonic()
    outcomes = collections.Counter()
    out = open(arguments.out, "a", encoding="utf-8") if arguments.out else None
    wanted = {int(seed) for seed in arguments.seeds.split(",")} if arguments.seeds else None
    with open(arguments.instances, encoding="utf-8") as lines:
        for line in map(json.loads, itertools.islice(lines, arguments.count)):
            if arguments.minutes and time.monotonic() - begin > 60 * arguments.minutes:
                break
            if wanted is not None and line["seed"] not in wanted:
                continue
            started = time.monotonic()
            outcome, theirs = compare(line, arguments.limit, arguments.workers)
            seconds = time.monotonic() - started
            outcomes[outcome] += 1
            told = {"seed": line["seed"], "outcome": outcome, "ours": line["cost"], "theirs": theirs}
            told |= {"our_bound": line["bound"], "our_ms": round(line["elapsed_ms"], 1), "seconds": round(seconds, 2)}
            if out:
                print(json.dumps(told), file=out, flush=True)
            if outcome not in ("equal, proven", "refused, rightly"):
                print(json.dumps(told), file=sys.stderr, flush=True)
    total = sum(outcomes.values())
    for outcome, count in outcomes.most_common():
        print(f"{count:5} of {total}  {outcome}")


if __name__ == "__main__":
    main()
