"""What staff write, read and checked: files and tables become a frozen deck and its problems. Without Qt."""
