"""All drawing of the report: sections hand in plain words, figures and tables, and nothing else."""
