from .followers import Follow, Follower, Frequency
from .happenings import Happening, HappeningTopic
from .letters import Letter

__all__ = ["Follow", "Follower", "Frequency", "Happening", "HappeningTopic", "Letter"]
