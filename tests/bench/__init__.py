"""What is measured: the extraction, the first screen, speed and memory."""
