"""What this desk stores: the only user of SQLAlchemy on the desk."""
