"""How our comments are found again, to be kept up to date instead of written anew."""

FORM = "<!-- storybank-form -->"
REVIEW = "<!-- storybank-review -->"
