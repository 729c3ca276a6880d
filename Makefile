# The two commands: make demo, make test. make check is the quick inner loop.
.PHONY: demo test check bench
