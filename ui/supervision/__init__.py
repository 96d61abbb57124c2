"""The supervisor's desk: the board and its charts, reviews, handing on."""
