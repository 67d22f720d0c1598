"""“Did this page help you?”: the form on every public page, and what the people who look after the page see of it."""
