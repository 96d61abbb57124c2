"""What each kind of pack carries, out and in: visits, plans, comments, receipts, what a laptop lost."""
