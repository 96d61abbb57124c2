"""What the office did beside visits: measures, and campaigns with their targets."""
