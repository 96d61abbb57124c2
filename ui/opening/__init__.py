"""Before the work: the ground that is painted first, the door, unlocking, and the lock when nobody is there."""
