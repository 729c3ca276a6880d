"""The password of all invented officers, and what trying it costs."""

from typing import Final

PASSWORD: Final = "rahasia-rekaan"


def least_work() -> None:
    """Let this process seal and hash with the least work that Argon2id allows: tests sign in a thousand times.

    Nothing else differs: each vault and each hash names its own parameters.
    """
    from desktop import vault
    from sync.server import passwords

    vault.WORK.update(iterations=1, memory_kib=8, lanes=1)
    passwords.WORK.update(time_cost=1, memory_cost=8, parallelism=1)
