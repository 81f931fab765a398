"""How often the extraction is right: annotated articles, a scorer, figures with intervals, ablation, calibration."""
