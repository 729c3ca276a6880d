"""What stands before an open vault: first sign-in, unlocking, and signing in again."""
