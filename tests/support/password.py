"""The password of all invented officers."""

PASSWORD = "rahasia-rekaan"
