"""Times many questions in one process that has the vault open: started by `questions.py`, answers with JSON.

Arguments: the vault, its index, the rounds; on standard input the questions, one JSON list [language, text] a line.
The only file of this folder that imports commonplace.
"""

import json
import sys
import time

import commonplace


def main() -> None:
    """Ask every question once to warm up, then in rounds; give the milliseconds of each and the size of its answer."""
    if sys.argv[1] == "--parse":
        _parse(int(sys.argv[2]))
        return
    folder, index, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    questions = [json.loads(line) for line in sys.stdin if line.strip()]
    with commonplace.Vault(folder, index) as vault:
        vault.refresh()
        found = [_ask(vault, *question) for question in questions]
        times: list[list[float]] = [[] for _ in questions]
        for _ in range(rounds):
            for number, question in enumerate(questions):
                begun = time.perf_counter()
                _ask(vault, *question)
                times[number].append(1000 * (time.perf_counter() - begun))
    json.dump([{"found": many, "ms": taken} for many, taken in zip(found, times, strict=True)], sys.stdout)


def _parse(rounds: int) -> None:
    """Print the milliseconds that it takes to parse a query of the JSON list on standard input."""
    from commonplace.query.dql.parse import parse_query

    queries = json.load(sys.stdin)
    for query in queries:
        parse_query(query)
    begun = time.perf_counter()
    for _ in range(rounds):
        for query in queries:
            parse_query(query)
    sys.stdout.write(f"{1000 * (time.perf_counter() - begun) / rounds / len(queries)}\n")


def _ask(vault: commonplace.Vault, language: str, text: str) -> int:
    """How much a question finds."""
    if language == "search":
        return vault.search(text, limit=10).total
    return vault.query(text, now="2024-06-01", timezone="UTC").total


if __name__ == "__main__":
    main()
