"""The timeline: both passes as steps, and a sentence for each."""
