"""Tests of the pre-publish gate."""
