"""What was typed into a form of the admin is kept when it cannot be saved: the login is over, or its token is stale."""
