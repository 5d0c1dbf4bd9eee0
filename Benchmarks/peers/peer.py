"""What all peers share: tasks by name, timing in CPU time of this process, one line of JSON a task."""
import json
import sys
import time


class Peer:
    """Tasks of one program on one workspace.

    A subclass has methods named after tasks (dashes as underscores). Each returns a function to time, or a pair of
    that function and the number by which its time is multiplied where only a part of the task is run. What the
    function returns is a dictionary of values, or something that `values_of` turns into one.
    """

    #: Tasks that are timed once, without a run to warm up before it.
    slow = ()

    def __init__(self, file):
        self.file = file

    def values_of(self, task, outcome):
        """The values of a task: a dictionary of lists of numbers."""
        return outcome if isinstance(outcome, dict) else {}

    def measure(self, task, seconds):
        made = getattr(self, task.replace("-", "_"))()
        run, factor = made if isinstance(made, tuple) else (made, 1)
        outcome, samples = self._samples(run, seconds, once=task in self.slow)
        samples.sort()
        return {
            "file": self.file, "task": task, "median": factor * samples[len(samples) // 2],
            "fastest": factor * samples[0], "runs": len(samples), "scaled": factor,
            "values": self.values_of(task, outcome),
        }

    @staticmethod
    def _samples(run, seconds, once):
        if not once:
            run()  # imports, compilation, caches
        samples, spent = [], 0.0
        while not samples or (not once and (spent < seconds or len(samples) < 5)):
            start = time.process_time()
            outcome = run()
            samples.append(time.process_time() - start)
            spent += samples[-1]
            if spent > 20 * max(seconds, 0.1):
                break
        return outcome, samples


def main(peer):
    """Command line of a peer: WORKSPACE TASK SECONDS."""
    file, task, seconds = sys.argv[1:4]
    record = peer(file).measure(task, float(seconds))
    json.dump(record, sys.stdout, default=float)
    print()
