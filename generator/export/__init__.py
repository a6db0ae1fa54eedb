"""The guide as files for programs and spreadsheets: JSON, CSV, XLSX."""
