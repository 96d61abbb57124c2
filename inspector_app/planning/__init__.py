"""Where to go next: who is due, draws at random, the list of a day, and whether the laptop is ready to leave."""
