"""Events of several laptops become one store: what an event may say, what may be taken, what is in conflict."""
