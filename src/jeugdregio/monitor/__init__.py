"""The monitor: indicators as definitions over a stand, and the only two ways their figures get out."""
