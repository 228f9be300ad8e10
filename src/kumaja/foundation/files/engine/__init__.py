"""The hold on the disk, on CSV and on XLSX."""
