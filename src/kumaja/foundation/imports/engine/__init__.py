"""The hold on spreadsheets and tables: CSV and XLSX, line by line."""
