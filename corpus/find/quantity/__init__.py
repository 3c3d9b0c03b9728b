"""The parts of the quantities stage; `corpus.find.quantities` is its face. They import one another, other stages do not."""
