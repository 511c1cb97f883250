"""Gets outcomes. In: jobs. Out: their outcomes in order, from the cache or from examining documents.

spaCy and the parsers are imported only where something has to be examined.
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from smallprint.check.model import Outcome
from smallprint.check.run.cache import Cache
from smallprint.check.run.job import Job
from smallprint.errors import SmallprintError

Examined = tuple[tuple[Outcome, ...], tuple[dict[str, str], ...]]
"""The outcome of each input of a job, and what was seen beside each."""

Progress = Callable[[int, int], None]
"""Called with the number of jobs done, and of all."""


def gather(jobs: Sequence[Job], *, cache: Cache, processes: int, progress: Progress) -> tuple[Outcome, ...]:
    """The outcomes of all inputs of all jobs, in order; at most `processes` jobs are examined at a time.

    Raises:
        RuleError: a rule folder that is not valid.
        SmallprintError: a process was ended from outside.
    """
    keys = [job.key() for job in jobs]
    found = [cache.read(key, [one.base for one in job.inputs]) for key, job in zip(keys, jobs, strict=True)]
    missing = [index for index, outcomes in enumerate(found) if outcomes is None]
    progress(len(jobs) - len(missing), len(jobs))
    examined = _examine_all([jobs[index] for index in missing], processes=processes)
    for done, (index, (outcomes, witnesses)) in enumerate(zip(missing, examined, strict=True), start=1):
        found[index] = outcomes
        if not any(outcome.error for outcome in outcomes):
            cache.write(keys[index], outcomes, witnesses)
        progress(len(jobs) - len(missing) + done, len(jobs))
    if missing:
        cache.tidy()
    return tuple(outcome for outcomes in found for outcome in outcomes or ())


def _examine_all(jobs: Sequence[Job], *, processes: int) -> Iterator[Examined]:
    """What examining each job gave, in order.

    The first is examined here, before processes are forked: what it compiles along the way, the others then have.
    The rest begins with the longest, lest a long one comes last and everybody waits for it.
    """
    if not jobs:
        return
    from smallprint.check.run.examine import examine, warm_up

    first, *rest = jobs
    if processes <= 1 or not rest:
        yield from map(examine, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    warm_up(rest)
    yield examine(first)
    # Elsewhere a fork is not safe, and each process reads the rules for itself.
    context = get_context("fork") if sys.platform == "linux" else None
    with ProcessPoolExecutor(max_workers=min(processes, len(rest)), mp_context=context) as pool:
        longest_first = sorted(range(len(rest)), key=lambda index: -_count_bytes(rest[index]))
        futures = {index: pool.submit(examine, rest[index]) for index in longest_first}
        try:
            yield from (futures[index].result() for index in range(len(rest)))
        except BrokenProcessPool as error:
            fix = "Examine fewer documents at a time: -j 1."
            raise SmallprintError("a process was ended from outside, as for want of memory.", fix=fix) from error


def _count_bytes(job: Job) -> int:
    olds = (one.published.data or b"" for one in job.inputs if one.published)
    return sum(map(len, (*(one.data for one in job.inputs), *olds)))
