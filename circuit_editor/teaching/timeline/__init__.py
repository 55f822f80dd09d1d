"""The timeline: both passes as steps, and what is said at each."""
