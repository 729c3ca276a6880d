"""Alembic runs here over the connection that is handed in; there is never a second one to an encrypted file."""

from alembic import context

from desktop.storage.tables import SEARCH_TABLE, metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    include_name=lambda name, kind, _: kind != "table" or not str(name).startswith(SEARCH_TABLE),
)
context.run_migrations()
