"""What looks after an open store beside the work: health, clock, other desks, a change of the data key."""
