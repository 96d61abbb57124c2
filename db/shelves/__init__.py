"""One shelf a subject: add, get, lists as columns. A unit of work (db.work) holds them all."""
