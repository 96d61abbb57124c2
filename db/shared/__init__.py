"""The other kind of database: on a PostgreSQL server that desks share."""
