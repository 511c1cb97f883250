"""Gets outcomes. In: jobs. Out: their outcomes in order, from the cache or from examining documents.

spaCy and the parsers are imported only where something has to be examined.
"""

from collections.abc import Callable, Iterator, Sequence

from smallprint.check.cache import Cache
from smallprint.check.job import Job
from smallprint.check.model import Outcome

Progress = Callable[[int, int], None]
"""Called with the number of jobs done, and of all."""


def gather(jobs: Sequence[Job], *, cache: Cache, processes: int, progress: Progress) -> tuple[Outcome, ...]:
    """The outcomes of all inputs of all jobs, in order; at most `processes` jobs are examined at a time.

    Raises:
        RuleError: a rule folder that is not valid.
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
    return tuple(outcome for outcomes in found for outcome in outcomes or ())


def _examine_all(
    jobs: Sequence[Job], *, processes: int
) -> Iterator[tuple[tuple[Outcome, ...], tuple[dict[str, str], ...]]]:
    if not jobs:
        return
    from smallprint.check.examine import examine, warm_up

    if processes <= 1 or len(jobs) == 1:
        yield from map(examine, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    warm_up(jobs)
    with ProcessPoolExecutor(max_workers=min(processes, len(jobs))) as pool:
        yield from pool.map(examine, jobs, chunksize=1)
