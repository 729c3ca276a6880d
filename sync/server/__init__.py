"""The centre: the server that desks exchange with. It sees the contract only, never a desk or a window."""
