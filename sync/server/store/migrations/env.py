"""Alembic's entry: migrates the connection that was handed in, inside the transaction that is open on it."""

from alembic import context

from sync.server.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
)
context.run_migrations()
