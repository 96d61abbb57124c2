"""What is counted: lists behind figures, and what is kept counted so that no screen waits for a sum."""
