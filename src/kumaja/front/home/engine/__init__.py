"""The hold on the texts that come with the program."""
