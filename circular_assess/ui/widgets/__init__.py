"""Controls that pages share; a widget knows no page and no document."""
