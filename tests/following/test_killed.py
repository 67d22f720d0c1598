"""Workers that are killed in the middle, two at a time: every follower gets the mail, and nobody another one."""

import os
import random
import signal
import subprocess
import time

from tests.services import command, production_environment

from .outside import Sink, seed, send_the_rest

KILLS = int(os.environ.get("KILLS", "6"))  # How often; 50 were tried as well.
FOLLOWERS = 40 * KILLS


def test_whoever_dies_nothing_is_lost_and_nobody_hears_twice(tmp_path):
    with Sink() as sink:
        environment = production_environment(tmp_path, EMAIL_URL=sink.url)
        seed(environment, FOLLOWERS)
        kills = 0
        while kills < KILLS and len(sink.taken) < FOLLOWERS:
            kills += kill_in_the_middle(environment, sink)
        send_the_rest(environment)
    assert kills == KILLS
    assert sorted(to for to, _message in sink.taken) == sorted(f"p{n}@contoh.example" for n in range(FOLLOWERS))
    again = sum(times - 1 for times in sink.taken.values())
    print(f"{kills} kills, {FOLLOWERS} followers, {again} mails again, with their Message-ID")  # noqa: T201
    assert again <= kills, "only a worker that a busy machine put aside between its last byte and its mark"


def kill_in_the_middle(environment, sink):
    """Start two workers and kill both at a random moment after they began to send. Gives 1."""
    before = sum(sink.taken.values())
    workers = [
        subprocess.Popen(
            command("worker", "--interval", "0.1"),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _number in range(2)
    ]
    deadline = time.monotonic() + 60
    while sum(sink.taken.values()) == before and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(random.random() * 0.2)
    for worker in workers:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    return 1
