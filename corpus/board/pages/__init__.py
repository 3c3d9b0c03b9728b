"""The pages, each `show(tables, selection)`, and what they share. Only here and in dashboard.py is Streamlit known."""
