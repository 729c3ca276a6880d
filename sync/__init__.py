"""What both ends agree on, and the road between them: contract, engine, transport, server."""
