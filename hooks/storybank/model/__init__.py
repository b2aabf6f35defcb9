"""What a bank consists of, as frozen values: places, stories, the linked library, the site, settings and findings."""
