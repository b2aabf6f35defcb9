#!/usr/bin/env bash
# GUESS: Dask's client.get_executor() is a concurrent.futures.Executor, as its class says: submit(f, x, key=1) calls f(x, key=1),
#   and each submit and each item of map is one call; code that runs on threads and processes runs on the cluster alike.
# REALLY: submit() passes its keywords to Client.submit, which keeps those that it knows itself (key, retries, priority,
#   pure, workers, resources ...) and hands on the rest. A function with a parameter of such a name is called without it,
#   silently, with its default. "key" is worse: it names the task, so that a second call with other arguments and the same
#   key, while the first is held, gets the *first* call's result. And calls are taken for pure: equal function and arguments are computed once, so
#   map(f, [1, 1, 1]) calls f once, and what draws a number, reads a file or a clock answers the same three times;
#   get_executor(pure=False) heals that part only.
# VERSIONS: distributed 2026.8.0, against concurrent.futures of Python 3.11.
# SOURCE: the docstring of ClientExecutor.submit in distributed/cfexecutor.py ("executed as fn(*args, **kwargs)"); PEP 3148.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m venv v >/dev/null
v/bin/python -m pip install -q distributed==2026.8.0 2>pip.log || { cat pip.log; exit 3; }
cat > go.py <<'PY'
import concurrent.futures, itertools, sys
from importlib.metadata import version
from distributed import Client, LocalCluster

def page(text, key="none", retries=0, priority="usual", tag="none"):
    return f"{text} key={key} retries={retries} priority={priority} tag={tag}"

counter = itertools.count(1)  # the workers are threads of this process, so a call is seen here
def count(_):
    return next(counter)

def ask(executor):
    return {
        "tag": executor.submit(page, "a", tag="t").result(),
        "retries": executor.submit(page, "a", retries=2).result(),
        "priority": executor.submit(page, "a", priority=9).result(),
        "one key, two calls": [f.result() for f in [executor.submit(page, text, key="k") for text in ("first", "second")]],
        "calls of map(f, [1, 1, 1])": len(set(executor.map(count, [1, 1, 1]))),
    }

if __name__ == "__main__":
    client = Client(LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None))
    with concurrent.futures.ThreadPoolExecutor() as threads:
        usual = ask(threads)
    dask, impure = ask(client.get_executor()), ask(client.get_executor(pure=False))
    print("distributed", version("distributed"), "an Executor:", isinstance(client.get_executor(), concurrent.futures.Executor))
    for name in usual:
        print(f"{name}\n    threads          {usual[name]}\n    Dask             {dask[name]}\n    Dask, pure=False {impure[name]}")
    client.close()
    bare = "a key=none retries=0 priority=usual tag=none"
    wanted = {"tag": bare.replace("tag=none", "tag=t"), "retries": bare, "priority": bare,
              "one key, two calls": ["first key=none retries=0 priority=usual tag=none"] * 2, "calls of map(f, [1, 1, 1])": 1}
    sys.exit(0 if dask == wanted and impure == wanted | {"calls of map(f, [1, 1, 1])": 3} else f"CHANGED: expected {wanted}")
PY
v/bin/python go.py 2>err.log || { rc=$?; tail -3 err.log; exit $rc; }
