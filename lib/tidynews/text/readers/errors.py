"""The one error of everything that reads."""


class ArticleError(ValueError):
    """An input that cannot be read as an article.

    Attributes
    ----------
    file : what was read, as the user would name it (with the line or row, where there is one)
    reason : what is wrong with it
    remedy : what to do about it

    >>> print(ArticleError("a.txt", "is empty", "put the article's text in it"))
    a.txt: is empty; put the article's text in it
    """

    def __init__(self, file: str, reason: str, remedy: str):
        super().__init__(file, reason, remedy)
        self.file, self.reason, self.remedy = file, reason, remedy

    def __str__(self):
        return f"{self.file}: {self.reason}; {self.remedy}"
