"""What the centre stores, and how: the only place of the centre that speaks SQL (SQLite file or PostgreSQL)."""
